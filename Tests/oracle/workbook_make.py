"""Makes workbooks with openpyxl, as the other side of what landcli reads and checks.

    workbook_make.py table TABLE.csv WORKBOOK.xlsx     the table, numbers as numbers
    workbook_make.py spoil WORKBOOK.xlsx OUT.xlsx SHEET CELL VALUE     one cell changed
"""
import csv
import sys

import openpyxl


def table(source, target):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '统计'
    with open(source, encoding='utf-8-sig', newline='') as f:
        for number, row in enumerate(csv.reader(f)):
            cells = []
            for column, text in enumerate(row):
                try:
                    is_number = number and column and text
                    cells.append((float(text) if '.' in text else int(text)) if is_number else text or None)
                except ValueError:
                    cells.append(text)
            sheet.append(cells)
    book.save(target)


def spoil(source, target, name, cell, value):
    book = openpyxl.load_workbook(source)
    book[name][cell] = float(value) if value.replace('.', '').isdigit() else value or None
    book.save(target)


if __name__ == '__main__':
    {'table': table, 'spoil': spoil}[sys.argv[1]](*sys.argv[2:])
