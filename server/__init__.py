"""The central server: orders and merges what the laptops of each township did."""
