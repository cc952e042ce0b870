import QtQuick
import Menkou

// One message with an icon, a word and a colour, so that colour is never alone.
Rectangle {
    id: banner

    property string kind: "info"
    property string title: ""
    property string text: ""
    property string iconName: kind === "success" ? "circle-check" : kind === "problem" ? "circle-alert"
        : kind === "warning" ? "triangle-alert" : "info"

    property int em: Tokens.body

    readonly property color fore: kind === "success" ? Tokens.success : kind === "problem" ? Tokens.error
        : kind === "warning" ? Tokens.warning : Tokens.link

    // On a page that is made ahead it says nothing before it is shown.
    readonly property string spoken: visible && Window.window ? (title + " " + text).trim() : ""
    onSpokenChanged: Herald.say(banner, spoken, kind === "problem")

    width: parent ? parent.width : 0
    implicitHeight: words.implicitHeight + 2 * Tokens.mm(4.5)
    radius: Tokens.radius
    color: kind === "success" ? Tokens.successWash : kind === "problem" ? Tokens.errorWash
        : kind === "warning" ? Tokens.warningWash : Tokens.wash
    border.width: Tokens.light ? 0 : Tokens.rule
    border.color: fore
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + text

    Rectangle {
        width: Tokens.mm(1.6)
        height: parent.height
        color: banner.fore
    }
    Icon {
        id: mark
        x: Tokens.gap
        y: Tokens.mm(4.5)
        name: banner.iconName
        ink: banner.fore
        size: Math.round(Tokens.body * 1.4)
    }
    Column {
        id: words
        x: mark.x + mark.width + Tokens.gapS
        y: Tokens.mm(4.5)
        width: parent.width - x - Tokens.gap
        spacing: Tokens.mm(1)
        Copy {
            width: parent.width
            visible: banner.title.length > 0
            text: banner.title
            color: banner.fore
            font.weight: Font.Bold
            font.pixelSize: Tokens.lead
        }
        Copy {
            width: parent.width
            visible: banner.text.length > 0
            text: banner.text
            color: banner.title.length > 0 ? Tokens.ink : banner.fore
            font.pixelSize: banner.em
        }
    }
}
