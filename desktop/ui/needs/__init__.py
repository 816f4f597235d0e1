"""诉求 The page of needs: the board, a need with its steps, its papers."""
