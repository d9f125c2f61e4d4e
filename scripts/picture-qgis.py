"""Draws a GeoPackage as QGIS shows it when it is opened: by the styles it carries, nothing else.
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 scripts/picture-qgis.py FILE.gpkg OUT.png
Ends with status 1 when a layer lacks its default style, or a rule of it cannot be read."""
import os
import sys

os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')
from qgis.core import (QgsApplication, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,  # noqa: E402
                       QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize,
                       QgsLegendStyle, QgsPrintLayout, QgsProject, QgsRectangle, QgsUnitTypes, QgsVectorLayer)
from qgis.PyQt.QtGui import QFont  # noqa: E402

# Top to bottom, as a person would have them.
LAYERS = ['parks', 'parcels', 'zones', 'district']
WIDTH, HEIGHT = 280, 200
MM = QgsUnitTypes.LayoutMillimeters


def opened(path):
    """The layers with the styles that QGIS finds for them in layer_styles."""
    layers = []
    for name in LAYERS:
        layer = QgsVectorLayer(f'{path}|layername={name}', name, 'ogr')
        if not layer.isValid():
            continue
        words, found = layer.loadDefaultStyle()
        if not found or layer.renderer().type() != 'RuleRenderer':
            sys.exit(f'{name}: no default style: {words}')
        for rule in layer.renderer().rootRule().children():
            if rule.filter() and rule.filter().hasParserError():
                sys.exit(f'{name}: {rule.filterExpression()}: {rule.filter().parserErrorString()}')
        layer.setName(layer.dataProvider().layerMetadata().title() or name)
        aliases = [f.alias() for f in layer.fields() if f.alias()]
        print(f'{name}: {layer.featureCount()} features, {layer.crs().authid()}, {len(aliases)} aliases: {", ".join(aliases[:6])} …')
        layers.append(layer)
    return layers


def text(layout, words, x, y, size):
    label = QgsLayoutItemLabel(layout)
    label.setText(words)
    label.setFont(QFont('WenQuanYi Micro Hei', size))
    label.adjustSizeToText()
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(x, y, MM))


def main(path, target):
    application = QgsApplication([], False)
    application.initQgis()
    layers = opened(path)
    if not layers:
        sys.exit('no layers')
    project = QgsProject.instance()
    project.addMapLayers(layers)
    project.setCrs(layers[0].crs())
    box = QgsRectangle(layers[0].extent())
    for layer in layers[1:]:
        box.combineExtentWith(layer.extent())
    box.scale(1.04)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH, HEIGHT, MM))
    sheet = QgsLayoutItemMap(layout)
    sheet.setCrs(layers[0].crs())
    sheet.setRect(0, 0, WIDTH - 56, HEIGHT - 22)
    layout.addLayoutItem(sheet)
    sheet.attemptMove(QgsLayoutPoint(4, 14, MM))
    sheet.attemptResize(QgsLayoutSize(WIDTH - 56, HEIGHT - 22, MM))
    sheet.setLayers(layers)
    sheet.zoomToExtent(box)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(sheet)
    legend.setLegendFilterByMapEnabled(False)
    for style in (QgsLegendStyle.Title, QgsLegendStyle.Group, QgsLegendStyle.Subgroup, QgsLegendStyle.SymbolLabel):
        legend.setStyleFont(style, QFont('WenQuanYi Micro Hei', 9 if style != QgsLegendStyle.SymbolLabel else 8))
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(WIDTH - 50, 14, MM))
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(sheet)
    bar.applyDefaultSize()
    bar.setStyle('Line Ticks Up')
    bar.setUnits(QgsUnitTypes.DistanceKilometers)
    bar.setUnitLabel('km')
    bar.setUnitsPerSegment(4)
    # A copy of the format comes back, so it must be set again.
    words = bar.textFormat()
    words.setFont(QFont('WenQuanYi Micro Hei', 8))
    words.setSize(8)
    bar.setTextFormat(words)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(WIDTH - 50, HEIGHT - 26, MM))
    text(layout, '三旧地块对标规划园区：landcli export 写出的 GeoPackage 在 QGIS 中', 5, 3, 13)
    text(layout, 'Renewal parcels by score against the planned parks (得分 = score): a GeoPackage of landcli export, opened in QGIS', 5, 9, 8)
    text(layout, '工作示意图，非经审核的地图 · a working sketch, not a reviewed map · 合成样例', 5, HEIGHT - 7, 8)
    legend.refresh()
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=130).save(target):
        sys.exit(f'cannot write {target}')
    sys.stdout.flush()
    # Without exitQgis, which crashes at times on the offscreen platform; everything is written.
    os._exit(0)


main(sys.argv[1], sys.argv[2])
