pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Two buttons that turn whatever is longer than its window.
Row {
    id: bar

    property bool first: true
    property bool last: true
    signal turned(int by)

    spacing: Tokens.gapS

    // The button Tab comes to next when what stands above has ended.
    function enter() {
        (before.enabled ? before : after).forceActiveFocus(Qt.TabFocusReason)
    }

    component Turn: BigButton {
        width: (bar.width - bar.spacing) / 2
        implicitHeight: Math.max(Tokens.mm(16), Math.round(em * 1.5) + Tokens.mm(4))
        em: Tokens.pick(7, 8.4, 9.6)
        kind: "secondary"
        debounceMs: 0
    }

    Turn {
        id: before
        objectName: "page_previous"
        iconName: "chevron-up"
        enabled: !bar.first
        text: qsTrId("paging.previous")
        onTapped: bar.turned(-1)
    }
    Turn {
        id: after
        objectName: "page_next"
        iconName: "chevron-down"
        enabled: !bar.last
        text: qsTrId("paging.next")
        onTapped: bar.turned(1)
    }
}
