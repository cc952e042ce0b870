pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// One short question after the other, until an item is found or a person is better.
KioskScreen {
    id: root

    required property string topic
    required property int number
    required property string question
    required property string hint
    required property var options
    required property var path
    required property string person
    required property string phone

    readonly property bool ended: person.length > 0

    kicker: ended ? topic : topic + "  ·  " + qsTrId("triage.number").arg(number)
    title: ended ? qsTrId("triage.person") : question
    lead: ended ? "" : hint
    bodySpacing: Tokens.gapS

    Banner {
        visible: root.ended
        title: root.person
        text: qsTrId("triage.person_where").arg(root.phone)
    }
    Repeater {
        model: root.options
        ItemRow {
            required property int index
            required property string modelData
            objectName: "option:" + index
            width: parent ? parent.width : 0
            text: modelData
            onTapped: root.act("option", index)
        }
    }
    Copy {
        width: parent.width
        visible: root.path.length > 0
        text: qsTrId("triage.path").arg(root.path.join(" › "))
        color: Tokens.soft
    }
    actions: BigButton {
        objectName: "act_triage_again"
        width: parent.width
        visible: root.path.length > 0
        kind: root.ended ? "primary" : "secondary"
        text: qsTrId("triage.again")
        onTapped: root.act("triage_again", null)
    }
}
