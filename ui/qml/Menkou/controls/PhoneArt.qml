import QtQuick
import Menkou

// A phone with a code held to the window of the scanner. Our own drawing.
Item {
    id: art

    readonly property real u: Math.min(width / 200, height / 130)

    Accessible.ignored: true

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
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
    Rectangle {
        id: phone
        anchors.horizontalCenter: parent.horizontalCenter
        y: 2 * art.u
        width: 62 * art.u
        height: 96 * art.u
        radius: 8 * art.u
        color: Tokens.light ? "#1A1A1A" : "#000000"
        border.width: Tokens.light ? 0 : Tokens.rule
        border.color: Tokens.border
        Rectangle {
            x: 4 * art.u
            y: 7 * art.u
            width: parent.width - 2 * x
            height: parent.height - 2 * y
            radius: 3 * art.u
            color: "#FFFFFF"
            Icon {
                anchors.centerIn: parent
                name: "qr-code"
                ink: "#1A1A1A"
                size: Math.round(44 * art.u)
            }
        }
    }
}
