"""Values as people of a locale read them: numbers, money, dates, durations, lists, units."""
