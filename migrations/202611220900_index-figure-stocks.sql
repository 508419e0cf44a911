-- What a place counts is asked for all stocks at once, by the place: the key begins with the stock.
create index figure_stocks_by_place on figure_stocks (level, parent_id, locality_id);
