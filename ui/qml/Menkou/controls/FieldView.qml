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
    signal answered(var value)
    signal focused

    readonly property string kind: control ? control.kind : ""
    readonly property bool locked: control ? control.locked || kind === "read_only" : true
    readonly property bool choosing: !locked && padKind.length === 0
    readonly property string plain: value === undefined || value === null ? "" : String(value)
    readonly property bool mayBeEmpty: control !== null && !control.required && !locked

    function has(item: var): bool {
        if (kind !== "checks")
            return item === value || String(item) === plain
        for (let i = 0; i < (value ?? []).length; i++)
            if (value[i] === item)
                return true
        return false
    }
    function toggled(item: var): var {
        if (kind !== "checks")
            return item
        const kept = []
        for (let i = 0; i < (value ?? []).length; i++)
            if (value[i] !== item)
                kept.push(value[i])
        return has(item) ? kept : kept.concat([item])
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
            + (field.mayBeEmpty && field.control.label === field.pageTitle ? qsTrId("form.optional") : "")
        color: Tokens.soft
        font.pixelSize: Tokens.lead
    }
    Banner {
        visible: field.control !== null && field.control.problem.length > 0 && !field.told
        kind: "problem"
        text: field.control ? field.control.problem : ""
    }
    EntryBox {
        objectName: "field:" + (field.control ? field.control.name : "")
        width: parent.width
        visible: field.padKind.length > 0
        active: field.active
        large: field.alone
        wrong: field.control !== null && field.control.problem.length > 0
        value: field.covered(field.plain)
        placeholder: field.kind === "date" ? qsTrId("form.date_placeholder") : ""
        say: (field.control ? field.control.label : "") + " " + field.covered(field.plain)
        onTapped: field.focused()
    }
    LockedValue {
        visible: field.locked
        value: field.covered(field.plain)
        source: field.control ? field.control.source : ""
    }
    Grid {
        id: grid
        visible: field.choosing
        width: parent.width
        columns: field.kind === "yes_no" ? 2 : 1
        spacing: Tokens.gapS
        readonly property var choices: !field.choosing || !field.control ? []
            : field.kind === "yes_no" && field.control.choices.length === 0
                ? [{ "value": true, "label": qsTrId("form.yes") }, { "value": false, "label": qsTrId("form.no") }]
                : field.control.choices
        Repeater {
            model: grid.choices
            ChoiceCard {
                required property var modelData
                objectName: "answer:" + (field.control ? field.control.name : "") + "=" + modelData.value
                width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
                text: modelData.label
                several: field.kind === "checks"
                chosen: field.has(modelData.value)
                onTapped: field.answered(field.toggled(modelData.value))
            }
        }
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
}
