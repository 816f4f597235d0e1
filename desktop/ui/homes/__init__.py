"""妇女之家: the register of women's homes."""
