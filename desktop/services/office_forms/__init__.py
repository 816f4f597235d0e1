"""上级报表 Offices' own forms: what each cell takes (``template``), what the words around a cell mean (``words``),
whether a newer file still fits (``fitting``), what goes into the cells of a term (``filling``, ``by_gacha``), and the
forms of a desk (``forms``). Pure but for the last two."""
