import QtQuick
import Menkou

// A short mark beside a name: 免交, 可后补, 即时办 …
Rectangle {
    id: badge

    property string text: ""
    property string kind: "info"
    // The most it may take, if it stands in a row; longer words take a second line.
    property int room: 0

    readonly property color fore: kind === "success" ? Tokens.success : kind === "warning" ? Tokens.warning
        : kind === "problem" ? Tokens.error : kind === "plain" ? Tokens.soft : Tokens.link

    implicitWidth: words.width + Tokens.mm(5)
    implicitHeight: words.implicitHeight + Tokens.mm(1.4)
    radius: Tokens.mm(1.2)
    color: kind === "success" ? Tokens.successWash : kind === "warning" ? Tokens.warningWash
        : kind === "problem" ? Tokens.errorWash : kind === "plain" ? Tokens.sunk : Tokens.wash
    border.width: Tokens.light ? 0 : Tokens.hair
    border.color: fore

    Copy {
        id: words
        anchors.centerIn: parent
        text: badge.text
        color: badge.fore
        font.pixelSize: Tokens.small
        width: badge.room > 0 ? Math.min(implicitWidth, badge.room - Tokens.mm(5)) : implicitWidth
        wrapMode: badge.room > 0 ? Text.Wrap : Text.NoWrap
    }
}
