pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// One of several: a place, a relation. One touch answers; what cannot be chosen says why.
KioskScreen {
    id: root

    required property string heading
    required property string text
    required property string verb
    required property var options

    title: heading
    lead: text
    bodySpacing: Tokens.gapS

    Repeater {
        model: root.options
        ItemRow {
            required property var modelData
            width: parent ? parent.width : 0
            objectName: root.verb + ":" + modelData.id
            text: modelData.title
            authority: modelData.text
            badges: modelData.badges
            available: modelData.available
            reason: modelData.available ? "" : modelData.text
            onTapped: root.act(root.verb, modelData.id)
        }
    }
}
