import QtQuick
import Menkou

// An answer that comes from a card or licence, or is worked out, and cannot be typed over. What
// is masked is shown for a moment when the resident asks.
Rectangle {
    id: locked

    property string name: ""
    property string label: ""
    property string value: ""
    property string secret: ""
    property string source: ""
    property bool calculated: false
    property bool open: false
    readonly property bool hides: secret.length > 0 && secret !== value

    width: parent ? parent.width : 0
    implicitHeight: words.implicitHeight + Tokens.mm(9)
    radius: Tokens.radius
    color: Tokens.sunk
    border.width: Tokens.light ? 0 : Tokens.hair
    border.color: Tokens.border
    onSecretChanged: open = false
    onVisibleChanged: open = false

    Timer {
        interval: 8000
        running: locked.open
        onTriggered: locked.open = false
    }
    Icon {
        id: mark
        x: Tokens.gapS
        anchors.verticalCenter: parent.verticalCenter
        name: "lock"
        ink: Tokens.soft
        size: Math.round(Tokens.body * 1.1)
    }
    Column {
        id: words
        x: mark.x + mark.width + Tokens.gapS
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Tokens.gapS - (show.visible ? show.width + Tokens.gapS : 0)
        Copy {
            width: parent.width
            text: locked.open ? locked.secret : locked.value.length > 0 ? locked.value
                : locked.calculated ? qsTrId("form.not_yet") : qsTrId("form.not_given")
            font.pixelSize: Tokens.button
        }
        Copy {
            width: parent.width
            visible: text.length > 0
            text: locked.source.length > 0 ? qsTrId("form.from").arg(locked.source)
                : locked.calculated ? qsTrId("form.calculated") : ""
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
    ChromeButton {
        id: show
        objectName: "show:" + locked.name
        visible: locked.hides
        anchors.right: parent.right
        anchors.rightMargin: Tokens.gapXs
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Math.max(Tokens.mm(14), em * 2)
        em: Tokens.side
        kind: "strong"
        iconName: locked.open ? "eye-off" : "eye"
        text: locked.open ? qsTrId("form.hide") : qsTrId("form.show")
        say: text + " " + locked.label
        onTapped: locked.open = !locked.open
    }
}
