"""One exchange with the server, and how a laptop joins one."""
