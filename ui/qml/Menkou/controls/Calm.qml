import QtQuick
import Menkou

// A quiet page with one sign, one sentence and, if need be, what follows below.
Item {
    id: calm

    property string iconName: "circle-check"
    property color tone: Tokens.success
    property color wash: Tokens.successWash
    property string title: ""
    property string text: ""
    property bool breathing: false
    default property alias content: rest.data

    anchors.fill: parent
    // What the words alone take: on a page that may be turned it is never less high.
    implicitHeight: headline.height + (message.visible ? column.spacing + message.height : 0)
        + (rest.visible ? column.spacing + rest.height : 0)
    // Said once, when it is in a window: a page that is made ahead says nothing.
    property bool ready: false
    function tell() {
        if (!ready || !Window.window)
            return
        ready = false
        Herald.say(calm, (title + " " + text).trim(), false)
    }
    Component.onCompleted: {
        ready = true
        tell()
    }
    Window.onWindowChanged: tell()

    Column {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (parent.height - height) * 0.42)
        width: Math.min(parent.width, Tokens.mm(Tokens.wide && Tokens.level > 0 ? 340 : 230))
        spacing: Tokens.gap
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            // Words come first: the sign takes what they leave, or goes.
            readonly property real room: calm.height - headline.height - (message.visible ? message.height : 0)
                - (rest.visible ? rest.height : 0) - 3 * column.spacing
            width: Math.max(0, Math.min(Tokens.mm(Tokens.wide ? 44 : 62), room))
            visible: width > Tokens.mm(18)
            height: width
            radius: width / 2
            color: calm.wash
            border.width: Tokens.light ? 0 : Tokens.rule
            border.color: Tokens.border
            Icon {
                id: mark
                anchors.centerIn: parent
                name: calm.iconName
                ink: calm.tone
                size: Math.round(parent.width * 0.55)
                SequentialAnimation on opacity {
                    running: calm.breathing && Tokens.motion
                    loops: Animation.Infinite
                    NumberAnimation { from: 1; to: 0.45; duration: 900; easing.type: Easing.InOutSine }
                    NumberAnimation { from: 0.45; to: 1; duration: 900; easing.type: Easing.InOutSine }
                }
            }
        }
        Copy {
            id: headline
            width: parent.width
            text: calm.title
            font.pixelSize: Tokens.display
            font.weight: Font.Bold
            lineHeight: 1
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        Copy {
            id: message
            width: parent.width
            visible: calm.text.length > 0
            text: calm.text
            color: Tokens.soft
            font.pixelSize: Tokens.lead
            horizontalAlignment: Text.AlignHCenter
        }
        Column {
            id: rest
            width: parent.width
            visible: children.length > 0
            spacing: Tokens.gapS
            topPadding: Tokens.gap
        }
    }
}
