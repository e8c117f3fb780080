"""The form: one table of the 学籍信息采集表, from which model, pages, columns and API are made (decision 4)."""
