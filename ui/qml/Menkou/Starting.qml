import QtQuick
import Menkou
import Menkou.Native

// The first picture: who we are, our door, and that we are about to open it. Nothing can be
// touched yet, so nothing looks as if. All stands where the waiting screen has it, and it needs
// a handful of types, so that it is there as soon as Qt is.
Item {
    id: root

    objectName: "screen"

    required property Shell shell
    readonly property var chrome: shell.chrome
    readonly property string site: chrome.site
    readonly property string owner: Tokens.brandName["zh-CN"] ?? ""

    Accessible.role: Accessible.Pane
    Accessible.name: qsTrId("welcome.starting")

    Rectangle {
        id: bar
        width: parent.width
        height: Tokens.mm(1.6) + Math.max(Tokens.mm(15), Math.ceil(name.implicitHeight)) + Tokens.mm(6)
        color: Tokens.surface

        Rectangle {
            width: parent.width
            height: Tokens.mm(1.6)
            color: Tokens.accent
        }
        Image {
            id: mark
            x: Tokens.margin
            anchors.verticalCenter: name.verticalCenter
            source: "image://art/mark/" + Tokens.theme
            sourceSize: Qt.size(Tokens.mm(34), Tokens.mm(14))
            Accessible.ignored: true
        }
        Copy {
            id: name
            anchors.left: mark.right
            anchors.leftMargin: Tokens.mm(3)
            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            y: Math.round((parent.height + Tokens.mm(1.6) - implicitHeight) / 2)
            text: root.owner.length > 0 ? root.owner + "\n" + root.site : root.site
            font.pixelSize: Tokens.pick(7.4, 7.6, 7.8)
            font.weight: Font.Bold
            lineHeight: 0.92
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Tokens.hair
            color: Tokens.hairline
        }
    }
    Image {
        id: door
        width: Tokens.wide ? Math.round(root.width * 0.64) - Tokens.gapL - Tokens.margin : root.width
        height: Math.min(Math.round(width * 0.683), root.height - bar.height - words.height - 2 * Tokens.gapL)
        x: Tokens.wide ? root.width - width - Tokens.margin : 0
        y: Tokens.wide ? root.height - height - Tokens.mm(28) - Tokens.gap : bar.height + Tokens.mm(12) + Tokens.gap
        source: "image://art/doorway/" + Tokens.theme
        sourceSize: Qt.size(width, height)
        fillMode: Image.PreserveAspectFit
        Accessible.ignored: true
    }
    Column {
        id: words
        x: Tokens.margin
        width: Tokens.wide ? door.x - Tokens.gapL - x : root.width - 2 * x
        y: Tokens.wide ? door.y + Math.round((door.height - height) / 2) : door.y + door.height + Tokens.mm(24)
        spacing: Tokens.gapS
        Copy {
            width: parent.width
            text: qsTrId("welcome.starting")
            font.pixelSize: Tokens.low && Tokens.level === 2 ? Tokens.subtitle : Tokens.display
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Copy {
            width: parent.width
            text: qsTrId("welcome.starting_how")
            font.pixelSize: Tokens.lead
            color: Tokens.soft
        }
    }
}
