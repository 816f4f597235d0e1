"""The roster's import: sheets into rows (``heads``), columns and cells understood (``columns``, ``cells``, ``births``,
``understanding``), rows against the roster (``plan``), one act (``writing``). All but the last are pure."""
