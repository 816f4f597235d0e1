"""What a laptop and the server must agree on: pure functions, no Qt, no database, no HTTP."""

PROTOCOL_VERSION = 1
