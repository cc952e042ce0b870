import QtQuick
import Menkou.bench

// A line of words on the bench.
Text {
    font.family: Look.family
    font.pixelSize: Look.body
    color: Look.text
    elide: Text.ElideRight
    textFormat: Text.PlainText
}
