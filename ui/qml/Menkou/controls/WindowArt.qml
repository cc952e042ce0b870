import QtQuick
import Menkou

// A phone or a slip with its code held to the window of the scanner. Our own drawing.
Item {
    id: art

    property string thing: "phone"
    readonly property real u: Math.min(width / 140, height / 130)

    Accessible.ignored: true

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height / 2 + 38 * art.u
        width: 120 * art.u
        height: 22 * art.u
        radius: 5 * art.u
        color: Tokens.light ? "#3B4250" : "#2B2B2B"
        border.width: Tokens.light ? 0 : Tokens.rule
        border.color: Tokens.border
        Rectangle {
            anchors.centerIn: parent
            width: 90 * art.u
            height: 7 * art.u
            radius: height / 2
            color: Tokens.light ? "#FF8A6B" : Tokens.primary
        }
    }
    CodeThing {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height / 2 - 63 * art.u
        u: art.u
        thing: art.thing
    }
}
