pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// An identity card coming to rest on a lit reader. Our own drawing; stands still in elder mode.
Item {
    id: art

    property string phase: "waiting"
    readonly property real u: Math.min(width / 200, height / 130)

    Accessible.ignored: true

    Rectangle {
        id: reader
        width: 150 * art.u
        height: 46 * art.u
        radius: 6 * art.u
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 6 * art.u
        color: Tokens.light ? "#3B4250" : "#2B2B2B"
        border.width: Tokens.light ? 0 : Tokens.rule
        border.color: Tokens.border
        Rectangle {
            id: lamp
            anchors.horizontalCenter: parent.horizontalCenter
            y: 7 * art.u
            width: 112 * art.u
            height: 22 * art.u
            radius: 3 * art.u
            color: art.phase === "problem" ? Tokens.error : art.phase === "off" ? (Tokens.light ? "#5B6472" : "#2B2B2B") : Tokens.light ? "#BFE3FF" : Tokens.primary
            SequentialAnimation on opacity {
                running: Tokens.motion && art.phase === "waiting"
                loops: Animation.Infinite
                NumberAnimation { from: 1; to: 0.55; duration: 1100; easing.type: Easing.InOutSine }
                NumberAnimation { from: 0.55; to: 1; duration: 1100; easing.type: Easing.InOutSine }
            }
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 6 * art.u
            width: 26 * art.u
            height: 3 * art.u
            radius: height / 2
            color: Tokens.light ? "#7E8796" : Tokens.border
        }
    }
    Rectangle {
        id: card
        visible: art.phase !== "off"
        readonly property real low: reader.y + 12 * art.u - height
        width: 96 * art.u
        height: 60 * art.u
        radius: 4 * art.u
        anchors.horizontalCenter: parent.horizontalCenter
        y: art.phase === "reading" ? low + 6 * art.u : low - 10 * art.u
        color: Tokens.surface
        border.width: Math.max(1, 1.2 * art.u)
        border.color: Tokens.border
        Behavior on y {
            enabled: Tokens.motion
            NumberAnimation { duration: 350; easing.type: Easing.OutCubic }
        }
        Rectangle {
            x: 8 * art.u
            y: 9 * art.u
            width: 44 * art.u
            height: 5 * art.u
            radius: height / 2
            color: Tokens.primary
        }
        Repeater {
            model: [40, 34, 46, 30]
            Rectangle {
                required property int modelData
                required property int index
                x: 8 * art.u
                y: (20 + index * 8.5) * art.u
                width: modelData * art.u
                height: 3 * art.u
                radius: height / 2
                color: Tokens.light ? "#B8C2CE" : Tokens.border
            }
        }
        Rectangle {
            x: 64 * art.u
            y: 10 * art.u
            width: 24 * art.u
            height: 31 * art.u
            radius: 2 * art.u
            color: Tokens.wash
            clip: true
            Rectangle {
                x: 7 * art.u
                y: 6 * art.u
                width: 10 * art.u
                height: width
                radius: width / 2
                color: Tokens.primary
            }
            Rectangle {
                x: 3 * art.u
                y: 19 * art.u
                width: 18 * art.u
                height: 22 * art.u
                radius: 9 * art.u
                color: Tokens.primary
            }
        }
        Rectangle {
            x: 64 * art.u
            y: 47 * art.u
            width: 24 * art.u
            height: 3 * art.u
            radius: height / 2
            color: Tokens.light ? "#B8C2CE" : Tokens.border
        }
    }
    Column {
        visible: art.phase === "waiting" || art.phase === "left"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, card.y - height - 2 * art.u)
        spacing: -5 * art.u
        Repeater {
            model: 2
            Icon {
                name: art.phase === "left" ? "chevron-up" : "chevron-down"
                ink: Tokens.accent
                size: Math.round(16 * art.u)
            }
        }
    }
}
