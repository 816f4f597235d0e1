"""What the services read, one module an area: plain SQL with parameters, ids as 16 bytes."""
