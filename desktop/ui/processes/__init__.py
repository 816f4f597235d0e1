"""The page 会改联与换届."""
