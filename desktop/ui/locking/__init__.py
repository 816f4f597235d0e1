"""The lock of an encrypted township: what opens it is chosen here, asked for, changed; and the window that it hides."""
