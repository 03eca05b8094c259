"""Rules about people and their time: holdings, headcounts, hours, vacancies."""
