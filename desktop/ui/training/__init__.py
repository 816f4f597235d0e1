"""培训 The pages of training."""
