pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The service guide: can I, what do I bring, how long, how much. No identity is asked here.
KioskScreen {
    id: root

    required property string name
    required property string authority
    required property string version
    required property string updatedOn
    required property var conditions
    required property var materials
    required property string limits
    required property string fee
    required property string visits
    required property var steps
    required property var basis
    required property var commonErrors
    required property string hours
    required property string phone
    required property bool available
    required property string reason
    required property bool illustrative
    // What a bundle includes, what each case takes, and what a kiosk cannot do.
    property var parts: []
    property var scenarios: []
    property var specialSteps: []
    // Only where the item allows it: another place, another person.
    property string place: ""
    property bool hasPlaces: false
    property bool agentAllowed: false
    property bool bookable: false
    property int spare: 0
    // How many pictures there are to be seen.
    property int samples: 0
    // What works at this moment: done now, taken in for later, and what does without.
    property var plan: ({ "title": "", "text": "", "limits": [], "whole": false })

    // Three short facts stand on plates; long ones, or large text, need lines of a table.
    readonly property bool brief: Tokens.level < 2 && Math.max(limits.length, fee.length, visits.length) <= 14
    readonly property bool plates: brief && !crowded

    kicker: authority
    reserve: wide && brief ? Tokens.mm(3 * 34) : 0
    title: name

    aside: Column {
        width: parent.width
        visible: root.plates
        spacing: Tokens.gapS
        GuideFact { label: qsTrId("guide.limits"); value: root.limits; iconName: "hourglass" }
        GuideFact { label: qsTrId("guide.fee"); value: root.fee; iconName: "banknote" }
        GuideFact { label: qsTrId("guide.visits"); value: root.visits; iconName: "footprints" }
    }

    Banner {
        visible: !root.available
        kind: "warning"
        title: qsTrId("guide.not_now")
        text: root.reason
    }
    Banner {
        visible: root.available && root.plan.title.length > 0
        kind: root.plan.whole ? "success" : "info"
        iconName: root.plan.whole ? "circle-check" : "info"
        title: root.plan.title
        text: [root.plan.text, ...root.plan.limits].join("\n")
    }
    Row {
        id: facts
        visible: !root.wide && root.plates
        width: parent.width
        spacing: Tokens.gapS
        readonly property int cell: Math.round((width - 2 * spacing) / 3)
        readonly property int tall: Math.max(one.implicitHeight, two.implicitHeight, three.implicitHeight)
        GuideFact { id: one; width: facts.cell; height: facts.tall; label: qsTrId("guide.limits"); value: root.limits; iconName: "hourglass" }
        GuideFact { id: two; width: facts.cell; height: facts.tall; label: qsTrId("guide.fee"); value: root.fee; iconName: "banknote" }
        GuideFact { id: three; width: facts.width - x; height: facts.tall; label: qsTrId("guide.visits"); value: root.visits; iconName: "footprints" }
    }
    Panel {
        visible: !root.plates
        spacing: 0
        lip: Tokens.mm(2.6)
        FactRow { label: qsTrId("guide.limits"); value: root.limits }
        FactRow { label: qsTrId("guide.fee"); value: root.fee }
        FactRow { label: qsTrId("guide.visits"); value: root.visits; last: true }
    }
    Banner {
        visible: root.place.length > 0
        iconName: "map-pin"
        title: qsTrId("guide.place")
        text: root.place + "  " + root.authority
    }
    Banner {
        visible: root.specialSteps.length > 0
        kind: "warning"
        title: qsTrId("guide.special")
        text: root.specialSteps.join("\n")
    }
    GuideSection {
        title: qsTrId("guide.parts")
        visible: root.parts.length > 0
        BulletList { lines: root.parts; numbered: true }
    }
    GuideSection {
        title: qsTrId("guide.conditions")
        visible: root.conditions.length > 0
        BulletList { lines: root.conditions }
    }
    GuideSection {
        title: qsTrId("guide.materials")
        lip: Tokens.mm(root.spare > 0 ? 4 : 2.8)
        visible: root.materials.length > 0
        Copy {
            width: parent.width
            visible: root.spare > 0
            bottomPadding: Tokens.gapXs
            text: qsTrId("guide.spare").arg(root.spare)
            color: Tokens.success
            font.weight: Font.Bold
        }
        Repeater {
            model: root.materials
            MaterialLine {
                required property var modelData
                required property int index
                name: modelData.name
                how: modelData.how
                free: modelData.free
                deferrable: modelData.deferrable
                last: index === root.materials.length - 1
            }
        }
    }
    BigButton {
        objectName: "act_sample"
        visible: root.samples > 0
        width: parent ? parent.width : 0
        kind: "secondary"
        iconName: "eye"
        text: qsTrId("guide.samples").arg(root.samples)
        onTapped: root.act("sample", "")
    }
    GuideSection {
        title: qsTrId("guide.scenarios")
        visible: root.scenarios.length > 0
        BulletList { lines: root.scenarios; iconName: "file-text"; mark: Tokens.soft }
    }
    GuideSection {
        title: qsTrId("guide.steps")
        visible: root.steps.length > 0
        BulletList { lines: root.steps; numbered: true }
    }
    GuideSection {
        title: qsTrId("guide.common_errors")
        visible: root.commonErrors.length > 0
        BulletList { lines: root.commonErrors; iconName: "lightbulb"; mark: Tokens.warning }
    }
    GuideSection {
        title: qsTrId("guide.basis")
        visible: root.basis.length > 0
        BulletList { lines: root.basis; iconName: "scale"; mark: Tokens.soft }
    }
    GuideSection {
        title: qsTrId("guide.contact")
        lip: Tokens.mm(2.6)
        FactRow { label: qsTrId("guide.hours"); value: root.hours; visible: root.hours.length > 0 }
        FactRow { label: qsTrId("guide.phone"); value: root.phone; visible: root.phone.length > 0 }
        FactRow { label: qsTrId("guide.version"); value: qsTrId("guide.version_of").arg(root.version).arg(root.updatedOn); last: true }
    }
    Banner {
        visible: root.illustrative
        text: qsTrId("guide.illustrative")
    }
    actions: [
        BigButton {
            objectName: "act_begin"
            width: parent.width
            enabled: root.available
            least: Tokens.mm(24)
            text: root.available ? qsTrId("guide.begin") : qsTrId("guide.cannot_begin")
            onTapped: root.act("begin", null)
        },
        GuideWays {
            width: parent.width
            agentAllowed: root.agentAllowed
            hasPlaces: root.hasPlaces
            bookable: root.bookable
            available: root.available
            wide: root.wide
            onAct: verb => root.act(verb, null)
        }
    ]
}
