import QtQuick
import Menkou

// Help from a person: who to call, where we are. The visit stays as it is.
Sheet {
    id: help

    required property string phone
    required property string site
    // Whether something may be told to us now, besides calling.
    property bool tell: false
    signal act(string verb, var detail)

    Copy {
        width: parent.width
        text: qsTrId("help.title")
        font.pixelSize: Tokens.title
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }
    Copy {
        width: parent.width
        text: qsTrId("help.lead")
        font.pixelSize: Tokens.lead
        color: Tokens.soft
    }
    Panel {
        color: Tokens.sunk
        visible: help.phone.length > 0
        Copy {
            width: parent.width
            text: qsTrId("help.call")
            color: Tokens.soft
        }
        Copy {
            width: parent.width
            text: help.phone
            font.pixelSize: Tokens.display
            font.weight: Font.Bold
            lineHeight: 0.9
        }
        Copy {
            width: parent.width
            visible: help.site.length > 0
            text: qsTrId("help.here").arg(help.site)
            color: Tokens.soft
        }
    }
    Copy {
        width: parent.width
        text: qsTrId("help.never_ask")
        color: Tokens.soft
        font.pixelSize: Tokens.small
    }
    BigButton {
        objectName: "act_ticket"
        visible: help.tell
        width: parent.width
        kind: "secondary"
        text: qsTrId("help.ticket")
        onTapped: help.act("ticket", null)
    }
    BigButton {
        objectName: "act_close_help"
        width: parent.width
        text: qsTrId("help.close")
        onTapped: help.act("close_help", null)
    }
}
