"""按月调度: what each gacha has by a month's closing day, item by item, with what it rests on."""
