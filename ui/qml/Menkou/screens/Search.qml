pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Find a service: letters are pinyin, in full or initials; frequent words are one touch.
KioskScreen {
    id: root

    required property string query
    required property var hits
    required property var hot
    required property var perhaps
    required property string triage
    property string inputMode: "latin"
    property string composing: ""
    property var candidates: []
    property bool candidatesBefore: false
    property int candidatesLeft: 0

    title: qsTrId("search.title")
    lead: query.length === 0 && composing.length === 0 ? qsTrId("search.lead") : ""
    bodySpacing: Tokens.gapS

    component SearchBox: EntryBox {
        objectName: "search_box"
        width: parent.width
        implicitHeight: Tokens.mm(21)
        active: true
        iconName: "search"
        value: root.query
        say: qsTrId("search.box").arg(root.query)
    }

    // Lying, the box stands under the title: the room beside it is for what was found.
    aside: SearchBox {
        visible: root.wide
    }
    SearchBox {
        visible: !root.wide
    }
    Copy {
        visible: root.query.length === 0 && root.hot.length > 0
        text: qsTrId("search.hot")
        color: Tokens.soft
    }
    Flow {
        width: parent.width
        visible: root.query.length === 0
        spacing: Tokens.gapS
        Repeater {
            model: root.hot
            BigButton {
                required property string modelData
                objectName: "type:" + modelData
                kind: "secondary"
                implicitHeight: Math.max(Tokens.mm(16), em * 1.5 + Tokens.mm(4))
                implicitWidth: em * (modelData.length + 2)
                text: modelData
                onTapped: root.act("type", modelData)
            }
        }
    }
    Banner {
        visible: root.query.length > 0 && root.hits.length === 0
        title: root.perhaps.length > 0 ? qsTrId("search.perhaps") : qsTrId("search.none")
        text: root.perhaps.length > 0 ? "" : qsTrId("search.none_what")
    }
    Repeater {
        // Where room is short, what is being composed needs it; the hits come with the word.
        model: (Tokens.lowered || (root.wide && Tokens.level === 2)) && root.composing.length > 0 ? [] : root.hits.length > 0 || root.query.length === 0 ? root.hits : root.perhaps
        ItemRow {
            required property var modelData
            objectName: "choose_item:" + modelData.code
            width: parent ? parent.width : 0
            text: modelData.name
            authority: modelData.authority
            onTapped: root.act("choose_item", modelData.code)
        }
    }
    // After what may be meant, not between the question and its answers.
    Copy {
        width: parent.width
        visible: root.query.length > 0 && root.hits.length === 0 && root.perhaps.length > 0
        text: qsTrId("search.ask")
        color: Tokens.soft
    }
    ItemRow {
        objectName: "act_triage"
        width: parent ? parent.width : 0
        visible: root.triage.length > 0 && root.hits.length === 0 && root.composing.length === 0
        text: qsTrId("home.triage")
        authority: qsTrId("home.triage_what")
        onTapped: root.act("triage", root.triage)
    }
    below: TextPad {
        width: parent.width
        mode: root.inputMode
        modes: ["latin", "pinyin", "handwriting"]
        shifts: false
        // Lying down there is little room: it is the hits' when nothing is being composed.
        collapses: root.wide
        composing: root.composing
        candidates: root.candidates
        before: root.candidatesBefore
        remaining: root.candidatesLeft
        onTyped: character => root.act("type", root.query + character)
        onErased: root.act("type", [...root.query].slice(0, -1).join(""))
        onCleared: root.act("type", "")
        onComposed: letters => root.act("compose", { "letters": letters })
        onPicked: word => {
            root.act("type", root.query + word)
            root.act("pick_candidate", word)
        }
        onTurned: by => root.act("candidate_page", by)
        onWritten: strokes => root.act("write", strokes)
        onModed: mode => root.act("input_mode", mode)
    }
}
