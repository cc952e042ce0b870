import QtQuick
import Menkou

// The open door. Touching anywhere begins; larger text and the other language are one touch away.
KioskScreen {
    id: root

    required property int itemCount
    required property int pausedCount
    required property var notices

    say: qsTrId("welcome.start")

    MouseArea {
        parent: root
        anchors.fill: parent
        z: -1
        Accessible.ignored: true
        onClicked: root.act("start", null)
    }
    stage: Item {
        x: root.wide ? 0 : -root.pad
        width: root.wide ? parent.width : root.width
        height: parent.height
        Image {
            id: door
            readonly property int room: parent.height - words.height - Tokens.gapL - Tokens.gap
            anchors.horizontalCenter: parent.horizontalCenter
            // Lowered, the picture fills the room above what is touched.
            y: Tokens.lowered ? -Tokens.lowTop - Tokens.lowBand - root.bodyTop
                : root.wide ? parent.height - height : Tokens.gap
            height: Tokens.lowered ? Math.min(Tokens.lowTop, Math.round(root.width * 0.683)) : root.wide ? Math.min(parent.height, width * 0.683) : Math.max(0, Math.min(room, root.width * 0.683 - Tokens.gap))
            width: root.wide ? parent.width : Math.round(height / 0.683)
            source: "image://art/doorway/" + Tokens.theme
            sourceSize: Qt.size(width, height)
            fillMode: Image.PreserveAspectFit
            Accessible.ignored: true
        }
        Column {
            id: words
            visible: !root.wide
            x: root.pad
            y: Tokens.lowered ? Math.round((parent.height - height) / 2)
                : door.y + door.height + Math.max(Tokens.gapL, (parent.height - door.height - height) * 0.5)
            width: parent.width - 2 * root.pad
            spacing: Tokens.gapS
            WelcomeWords {
                itemCount: root.itemCount
                pausedCount: root.pausedCount
                notices: root.notices
            }
        }
    }
    aside: Column {
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        WelcomeWords {
            itemCount: root.itemCount
            pausedCount: root.pausedCount
            notices: root.notices
        }
    }
    actions: [
        BigButton {
            objectName: "act_start"
            width: parent.width
            least: Tokens.mm(32)
            em: Tokens.pick(12, 13, 14)
            iconName: "arrow-right"
            iconAfter: true
                text: qsTrId("welcome.start")
            onTapped: root.act("start", null)
        },
        Row {
            width: parent.width
            spacing: Tokens.gapS
            BigButton {
                id: larger
                objectName: "act_welcome_elder"
                        width: (parent.width - Tokens.gapS) / 2
                height: Math.max(implicitHeight, other.implicitHeight)
                kind: "secondary"
                iconName: "a-large-small"
                text: Tokens.sizeMode === "extra" ? qsTrId("chrome.size_normal") : qsTrId("welcome.elder")
                onTapped: root.act("elder", null)
            }
            BigButton {
                id: other
                objectName: "act_welcome_language"
                        width: (parent.width - Tokens.gapS) / 2
                height: larger.height
                kind: "secondary"
                iconName: "languages"
                text: qsTrId("chrome.other_language")
                onTapped: root.act("language", null)
            }
        }
    ]
}
