pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Everything to mend in a returned application, listed once, each with the way to where it is mended.
KioskScreen {
    id: root

    required property string itemName
    required property var rows
    required property int heldCount

    kicker: itemName
    title: qsTrId("mend.title")
    lead: qsTrId("mend.lead")

    Repeater {
        model: root.rows
        Panel {
            id: row
            required property var modelData
            required property int index
            spacing: Tokens.gapS
            Copy {
                width: parent.width
                visible: text.length > 0
                text: row.modelData.where
                color: Tokens.soft
            }
            Copy {
                width: parent.width
                text: (row.index + 1) + ". " + row.modelData.text
                font.pixelSize: Tokens.lead
                font.weight: Font.Bold
            }
            BigButton {
                objectName: row.modelData.verb + ":" + row.index
                visible: row.modelData.verb.length > 0
                width: parent.width
                kind: "secondary"
                iconName: row.modelData.verb === "change" ? "pencil" : "camera"
                text: row.modelData.verb === "change" ? qsTrId("mend.change") : qsTrId("mend.materials")
                say: text + ": " + row.modelData.text
                onTapped: root.act(row.modelData.verb, row.modelData.detail)
            }
        }
    }
    Banner {
        visible: root.heldCount > 0
        kind: "success"
        iconName: "shield-check"
        text: qsTrId("mend.held").arg(root.heldCount)
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        text: qsTrId("mend.next")
        onTapped: root.act("next", null)
    }
}
