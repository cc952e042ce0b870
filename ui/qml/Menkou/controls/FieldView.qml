pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// One question: its words, its answer, why we ask, and what is wrong with it.
Column {
    id: field

    required property var control
    required property var value
    required property string padKind
    property bool active: false
    property bool alone: false
    // The title says hint, reason and problem already.
    property bool told: false
    property string pageTitle: ""
    // What is typed to search a long list, and the letters not yet words.
    property string filter: ""
    property string composing: ""
    signal answered(var value)
    signal act(string verb, var detail)
    signal focused

    readonly property FieldTalk talk: FieldTalk {
        control: field.control
        value: field.value
        active: field.active
        filter: field.filter
        composing: field.composing
        onAnswered: value => field.answered(value)
        onAct: (verb, detail) => field.act(verb, detail)
        onFocused: field.focused()
    }
    readonly property string kind: control ? control.kind : ""
    readonly property bool locked: control ? control.locked || kind === "read_only" : true
    readonly property string plain: value === undefined || value === null ? "" : String(value)
    readonly property bool mayBeEmpty: control !== null && !control.required && !locked
    readonly property bool searched: kind === "list" && control.choices.length > 12

    // Where the answer stands, and where its page may begin: with all its words, else with the
    // problem, else with the answer alone.
    readonly property Item answerItem: entry.visible ? entry : fixed.visible ? fixed : body
    readonly property list<Item> starts: [field, trouble.visible ? trouble : answerItem, answerItem]

    // What was drawn but has not become an answer yet becomes one now.
    function flush() {
        if (body.item instanceof FieldSignature)
            (body.item as FieldSignature).flush()
    }
    function spaced(text: string): string {
        return kind === "bank_card" ? text.replace(/(.{4})(?=.)/g, "$1 ") : text
    }
    function covered(text: string): string {
        if (!(control && control.sensitive) || active || text.length < 5)
            return spaced(text)
        return text.slice(0, 2) + "•".repeat(text.length - 4) + text.slice(-2)
    }

    spacing: Tokens.mm(3)

    Heading {
        width: parent.width
        visible: field.control !== null && field.control.label !== field.pageTitle
        text: (field.control ? field.control.label : "")
            + (field.mayBeEmpty ? qsTrId("form.optional") : "")
    }
    Copy {
        width: parent.width
        visible: text.length > 0 && !field.told
        text: (field.control ? field.control.hint : "")
            + (!field.mayBeEmpty || field.control.label !== field.pageTitle ? ""
                : field.control.hint.length > 0 ? qsTrId("form.optional") : qsTrId("form.optional_alone"))
        color: Tokens.soft
        font.pixelSize: Tokens.lead
    }
    Banner {
        id: trouble
        visible: field.control !== null && field.control.problem.length > 0 && !field.told
        kind: "problem"
        text: field.control ? field.control.problem : ""
    }
    EntryBox {
        id: entry
        objectName: "field:" + (field.control ? field.control.name : "")
        width: parent.width
        visible: field.padKind.length > 0 && !field.searched
        active: field.active
        large: field.alone
        wrong: field.control !== null && field.control.problem.length > 0
        value: field.covered(field.plain)
        unit: field.kind === "money" ? qsTrId("form.yuan") : ""
        placeholder: field.kind === "date" ? qsTrId("form.date_placeholder")
            : field.kind === "month" ? qsTrId("form.month_placeholder") : ""
        say: (field.control ? field.control.label : "") + " " + field.covered(field.plain) + unit
        onTapped: field.focused()
    }
    LockedValue {
        id: fixed
        visible: field.locked
        name: field.control ? field.control.name : ""
        label: field.control ? field.control.label : ""
        value: field.control && field.control.locked ? field.plain : field.covered(field.plain)
        secret: field.control ? field.control.secret : ""
        calculated: field.control !== null && !field.control.locked
        source: field.control ? field.control.source : ""
    }
    Loader {
        id: body
        width: parent.width
        active: field.control !== null && !field.locked && (field.padKind.length === 0 || field.searched)
        visible: active
        sourceComponent: field.searched ? list : field.kind === "region" ? region
            : field.kind === "persons" ? persons : field.kind === "consent" ? consent
            : field.kind === "signature" ? signature : choices
    }
    Copy {
        width: parent.width
        visible: !field.locked && field.control !== null && field.control.source.length > 0
        text: visible ? qsTrId("form.from").arg(field.control.source) : ""
        color: Tokens.soft
        font.pixelSize: Tokens.small
    }
    FieldTips {
        example: field.control && !field.told ? field.control.example : ""
        mistake: field.control && !field.told ? field.control.mistake : ""
    }
    Item {
        width: parent.width
        visible: field.control !== null && field.control.why.length > 0 && !field.told
        implicitHeight: why.implicitHeight
        Icon {
            y: Math.round((Tokens.small * 1.5 - size) / 2)
            name: "info"
            ink: Tokens.soft
            size: Tokens.small
        }
        Copy {
            id: why
            x: Tokens.small + Tokens.mm(2)
            width: parent.width - x
            text: field.control ? qsTrId("form.why").arg(field.control.why) : ""
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }

    Component {
        id: choices
        FieldChoices {
            field: field.talk
        }
    }
    Component {
        id: list
        FieldList {
            field: field.talk
        }
    }
    Component {
        id: region
        FieldRegion {
            field: field.talk
        }
    }
    Component {
        id: persons
        FieldPersons {
            field: field.talk
        }
    }
    Component {
        id: consent
        FieldConsent {
            field: field.talk
        }
    }
    Component {
        id: signature
        FieldSignature {
            field: field.talk
        }
    }
}
