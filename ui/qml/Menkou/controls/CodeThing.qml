pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// What carries a code: a phone, or a printed slip. Our own drawing.
Rectangle {
    id: carrier

    property string thing: "phone"
    property real u: 1
    readonly property bool paper: thing === "slip"

    Accessible.ignored: true
    width: 62 * u
    height: 96 * u
    radius: (paper ? 1 : 8) * u
    color: paper ? "#FFFFFF" : Tokens.light ? "#1A1A1A" : "#000000"
    border.width: paper || !Tokens.light ? Tokens.rule : 0
    border.color: Tokens.border

    Rectangle {
        visible: !carrier.paper
        x: 4 * carrier.u
        y: 7 * carrier.u
        width: parent.width - 2 * x
        height: parent.height - 2 * y
        radius: 3 * carrier.u
        color: "#FFFFFF"
    }
    Repeater {
        model: carrier.paper ? 3 : 0
        Rectangle {
            required property int index
            x: 9 * carrier.u
            y: (10 + 9 * index) * carrier.u
            width: (index === 2 ? 26 : 44) * carrier.u
            height: 3 * carrier.u
            color: "#8C93A1"
        }
    }
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (carrier.paper ? 42 : 26) * carrier.u
        name: "qr-code"
        ink: "#1A1A1A"
        size: Math.round(44 * carrier.u)
    }
}
