pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The services of one theme, however many; a way out for whoever does not know which.
KioskScreen {
    id: root

    required property var items
    required property string triage

    required title
    lead: items.length > 0 ? qsTrId("list.count").arg(items.length) : ""
    bodySpacing: Tokens.gapS

    Banner {
        visible: root.items.length === 0
        title: qsTrId("list.empty")
        text: qsTrId("list.empty_what")
    }
    stage: PagedList {
        id: pages
        anchors.fill: parent
        visible: root.items.length > 0
        spacing: Tokens.gapS
        // The row of questions is the first of the list; the services follow.
        readonly property int before: root.triage.length > 0 ? 1 : 0
        model: root.items.length > 0 ? root.items.length + before : 0
        delegate: ItemRow {
            id: row
            required property int index
            readonly property var item: index < pages.before ? null : root.items[index - pages.before]
            objectName: item ? "choose_item:" + item.code : "act_triage"
            width: ListView.view.width
            text: item ? item.name : qsTrId("home.triage")
            authority: item ? item.authority : qsTrId("home.triage_what")
            badges: item ? item.badges : []
            available: !item || item.available || item.guideOnly === true
            reason: item ? item.reason : ""
            Keys.onTabPressed: pages.go(row.index + 1)
            Keys.onBacktabPressed: pages.go(row.index - 1)
            onTapped: item ? root.act("choose_item", item.code) : root.act("triage", root.triage)
        }
    }
}
