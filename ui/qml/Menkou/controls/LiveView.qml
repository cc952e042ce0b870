import QtQuick
import QtQuick.Shapes
import Menkou

// The camera's picture with the edges of the paper drawn on it.
Rectangle {
    id: view

    property string source: ""
    property var outline: []
    property bool good: false
    property string words: ""

    color: Tokens.light ? "#2A2D33" : "#000000"
    radius: Tokens.radius
    border.width: Tokens.light ? 0 : Tokens.rule
    border.color: Tokens.border

    Image {
        id: picture
        anchors.fill: parent
        anchors.margins: Tokens.mm(2)
        fillMode: Image.PreserveAspectFit
        cache: false
        source: view.source
        Accessible.ignored: true
    }
    Shape {
        id: shape
        readonly property real originX: picture.x + (picture.width - picture.paintedWidth) / 2
        readonly property real originY: picture.y + (picture.height - picture.paintedHeight) / 2
        function corner(i: int): point {
            return Qt.point(originX + view.outline[2 * i] * picture.paintedWidth, originY + view.outline[2 * i + 1] * picture.paintedHeight)
        }
        anchors.fill: parent
        visible: view.outline.length === 8
        ShapePath {
            strokeWidth: Tokens.mm(1.2)
            strokeColor: view.good ? "#5FE08A" : "#FFBF47"
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            strokeStyle: view.good ? ShapePath.SolidLine : ShapePath.DashLine
            PathPolyline {
                path: view.outline.length === 8
                    ? [shape.corner(0), shape.corner(1), shape.corner(2), shape.corner(3), shape.corner(0)] : []
            }
        }
    }
    Rectangle {
        anchors.centerIn: parent
        visible: view.words.length > 0
        width: state.implicitWidth + Tokens.mm(16)
        height: state.implicitHeight + Tokens.mm(10)
        radius: Tokens.radius
        color: Tokens.light ? "#1A1A1A" : "#000000"
        border.width: Tokens.light ? 0 : Tokens.rule
        border.color: Tokens.border
        Copy {
            id: state
            anchors.centerIn: parent
            text: view.words
            color: Tokens.light ? "#FFFFFF" : Tokens.ink
            font.pixelSize: Tokens.subtitle
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }
    }
}
