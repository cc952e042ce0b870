pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The camera's picture with the edges of the paper drawn on it.
Rectangle {
    id: view

    property string source: ""
    property var outline: []
    property bool good: false
    property string words: ""

    function corner(i: int): point {
        if (outline.length !== 8)
            return Qt.point(0, 0)
        return Qt.point(picture.x + (picture.width - picture.paintedWidth) / 2 + outline[2 * i] * picture.paintedWidth,
            picture.y + (picture.height - picture.paintedHeight) / 2 + outline[2 * i + 1] * picture.paintedHeight)
    }

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
    // Four plain edges: a Shape would take a frame of its own after each picture. Sure is a broad
    // line and searching a thin one, so that the colour is not alone in saying it.
    Repeater {
        model: 4
        Rectangle {
            id: edge
            required property int index
            readonly property bool found: view.outline.length === 8
            readonly property point from: view.corner(found ? index : 0)
            readonly property point to: view.corner(found ? (index + 1) % 4 : 0)
            x: from.x - height / 2
            y: from.y - height / 2
            width: Math.hypot(to.x - from.x, to.y - from.y) + height
            height: Tokens.mm(view.good ? 1.6 : 0.9)
            radius: height / 2
            visible: found
            color: view.good ? "#5FE08A" : "#FFBF47"
            antialiasing: true
            transform: Rotation {
                origin.x: edge.height / 2
                origin.y: edge.height / 2
                angle: Math.atan2(edge.to.y - edge.from.y, edge.to.x - edge.from.x) * 180 / Math.PI
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
