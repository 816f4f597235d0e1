"""What ``make bench`` measures: each figure beside its physical limit or a plain baseline of the same run."""
