"""签到表 An activity's papers before they are printed."""
