import QtQuick
import Menkou

// A phone or a slip that lies under the document camera, its code facing up. Our own drawing.
Item {
    id: art

    property string thing: "phone"
    readonly property real u: Math.min(width / 140, height / 130)

    Accessible.ignored: true

    Item {
        anchors.centerIn: parent
        width: 140 * art.u
        height: 130 * art.u
        Rectangle {
            id: mat
            x: 14 * art.u
            y: 26 * art.u
            width: 122 * art.u
            height: 102 * art.u
            radius: 5 * art.u
            color: Tokens.light ? "#3B4250" : "#2B2B2B"
            border.width: Tokens.light ? 0 : Tokens.rule
            border.color: Tokens.border
        }
        CodeThing {
            anchors.centerIn: mat
            anchors.verticalCenterOffset: 5 * art.u
            u: art.u * 0.86
            thing: art.thing
        }
        Rectangle {
            x: 4 * art.u
            y: 4 * art.u
            width: 9 * art.u
            height: 124 * art.u
            radius: 3 * art.u
            color: Tokens.light ? "#8C93A1" : "#5A5A5A"
        }
        Rectangle {
            x: 4 * art.u
            y: 4 * art.u
            width: 88 * art.u
            height: 16 * art.u
            radius: 8 * art.u
            color: Tokens.light ? "#8C93A1" : "#5A5A5A"
        }
        Rectangle {
            x: 63 * art.u
            y: 0
            width: 24 * art.u
            height: width
            radius: width / 2
            color: Tokens.light ? "#1A1A1A" : "#000000"
            border.width: 2 * art.u
            border.color: Tokens.light ? "#FF8A6B" : Tokens.primary
            Rectangle {
                anchors.centerIn: parent
                width: parent.width * 0.4
                height: width
                radius: width / 2
                color: Tokens.light ? "#8C93A1" : "#5A5A5A"
            }
        }
    }
}
