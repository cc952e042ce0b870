pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The services of one theme.
KioskScreen {
    id: root

    required property var items

    required title
    lead: items.length > 0 ? qsTrId("list.count").arg(items.length) : ""
    bodySpacing: Tokens.gapS

    Banner {
        visible: root.items.length === 0
        title: qsTrId("list.empty")
        text: qsTrId("list.empty_what")
    }
    Repeater {
        model: root.items
        ItemRow {
            required property var modelData
            objectName: "choose_item:" + modelData.code
            width: parent ? parent.width : 0
            text: modelData.name
            authority: modelData.authority
            badges: modelData.badges
            available: modelData.available
            reason: modelData.reason
            onTapped: root.act("choose_item", modelData.code)
        }
    }
}
