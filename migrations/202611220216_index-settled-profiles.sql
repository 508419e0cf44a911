-- The clock that settles size classes anew once a fact behind them has expired.
create index enterprise_profiles_to_settle on enterprise_profiles (size_class_until);
