import QtQuick
import Menkou

// "Are you still there?": a large countdown and one button. Extending is unlimited.
Sheet {
    id: warning

    required property int seconds
    required property bool identified
    property bool canKeep: false
    signal act(string verb, var detail)

    Component.onCompleted: Herald.say(warning, title.text + " " + lead.text, true)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text + " " + lead.text

    Copy {
        id: title
        width: parent.width
        text: qsTrId("idle.title")
        font.pixelSize: Tokens.title
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }
    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        textFormat: Text.PlainText
        text: warning.seconds
        color: Tokens.error
        font.family: Tokens.family
        font.pixelSize: Tokens.mm(46)
        font.weight: Font.Bold
        lineHeight: 0.8
        Accessible.ignored: true
    }
    Copy {
        id: lead
        width: parent.width
        text: (warning.identified ? qsTrId("idle.will_erase") : qsTrId("idle.will_close")).arg(warning.seconds)
        font.pixelSize: Tokens.lead
        horizontalAlignment: Text.AlignHCenter
    }
    BigButton {
        objectName: "act_stay"
        width: parent.width
        least: Tokens.mm(30)
        em: Tokens.pick(10, 11, 12.5)
        debounceMs: 0
        text: qsTrId("idle.stay")
        onTapped: warning.act("stay", null)
    }
    BigButton {
        objectName: "act_keep_later"
        visible: warning.canKeep
        width: parent.width
        kind: "secondary"
        debounceMs: 0
        text: qsTrId("later.ask")
        onTapped: warning.act("keep_later", null)
    }
}
