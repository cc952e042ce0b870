pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Everything once more before signing, each part with its own "change".
KioskScreen {
    id: root

    required property var sections
    required property var materials
    required property string fee
    required property string authority
    required property string commitment
    required property var problems

    property var parts: []
    // What is no application is neither signed nor asked for as one.
    property string leadText: qsTrId("check.lead")
    property string nextText: qsTrId("check.next")

    title: qsTrId("check.title")
    lead: leadText

    ErrorSummary {
        visible: root.problems.length > 0
        problems: root.problems
        onJumped: name => root.act("change", root.problems.find(p => p.name === name)?.page ?? 0)
    }
    PartLines { parts: root.parts }
    Repeater {
        model: root.sections
        SummarySection {
            required property var modelData
            width: parent ? parent.width : 0
            title: modelData.title
            rows: modelData.rows
            changeName: "change:" + modelData.page
            onChange: root.act("change", modelData.page)
        }
    }
    SummarySection {
        width: parent ? parent.width : 0
        visible: root.materials.length > 0
        title: qsTrId("check.materials")
        rows: root.materials.map(m => ({ "label": m.name, "value": m.value }))
        changeName: "act_change_materials"
        onChange: root.act("change_materials", null)
    }
    GuideSection {
        title: qsTrId("check.where")
        lip: Tokens.mm(2.6)
        FactRow { label: qsTrId("check.authority"); value: root.authority }
        FactRow { label: qsTrId("check.fee"); value: root.fee; last: true }
    }
    Banner {
        visible: root.commitment.length > 0
        iconName: "pen-line"
        title: qsTrId("check.commitment")
        text: root.commitment
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        enabled: root.problems.length === 0
        text: root.nextText
        onTapped: root.act("next", null)
    }
}
