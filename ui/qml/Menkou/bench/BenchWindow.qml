import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// The device bench: every card acts on a simulated device the way hands act on hardware.
Window {
    id: bench

    property var idCardReader: ({ present: false })
    property var documentScanner: ({ present: false })
    property var codeScanner: ({ present: false })
    property var reviewPad: ({ present: false })
    property var receiptPrinter: ({ present: false })
    property var socialCardReader: ({ present: false })
    property var sheetScanner: ({ present: false })
    property var documentPrinter: ({ present: false })
    property var signaturePad: ({ present: false })
    property var sensors: ({ present: false })
    property var line: ({ present: false })
    property list<string> thumbnails
    property string slipSource: ""
    property string madeCode: ""
    property bool canMakeCodes: false
    property bool connected: false
    property string refusal: ""
    signal act(string device, string verb, var body)
    signal newCodeWanted

    width: 920
    height: 980
    minimumWidth: 820
    minimumHeight: 480
    color: Look.ground
    title: "门口 设备台 · Device bench"

    Item {
        id: head
        width: parent.width
        height: 64

        BenchText {
            id: heading
            x: 20
            anchors.verticalCenter: parent.verticalCenter
            text: "设备台"
            font.pixelSize: 22
            font.weight: Font.Bold
        }
        BenchText {
            anchors.left: heading.right
            anchors.leftMargin: 12
            anchors.right: link.left
            anchors.rightMargin: 12
            anchors.baseline: heading.baseline
            text: bench.refusal.length > 0 ? bench.refusal : "Device bench · 模拟设备，样本数据"
            color: bench.refusal.length > 0 ? Look.bad : Look.soft
            font.pixelSize: 13
        }
        Row {
            id: link
            anchors.right: parent.right
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 10
                height: 10
                radius: 5
                color: bench.connected ? Look.good : Look.bad
            }
            BenchText {
                text: bench.connected ? "已连接 connected" : "设备台未运行 bench not running"
                color: bench.connected ? Look.good : Look.bad
                font.pixelSize: 13
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Look.edge
        }
    }
    Flickable {
        id: page
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: Math.max(left.height, right.height) + 32
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollBar { }

        readonly property real columnWidth: (width - 48) / 2

        Column {
            id: left
            x: 16
            y: 16
            width: page.columnWidth
            spacing: 16

            CardReaderCard {
                objectName: "id_card_reader"
                width: parent.width
                now: bench.idCardReader
                onAct: (verb, body) => bench.act("id_card_reader", verb, body)
            }
            DocumentCard {
                objectName: "document_scanner"
                width: parent.width
                now: bench.documentScanner
                thumbnails: bench.thumbnails
                onAct: (verb, body) => bench.act("document_scanner", verb, body)
            }
            CodeScannerCard {
                objectName: "code_scanner"
                width: parent.width
                now: bench.codeScanner
                madeCode: bench.madeCode
                canMakeCodes: bench.canMakeCodes
                onNewCodeWanted: bench.newCodeWanted()
                onAct: (verb, body) => bench.act("code_scanner", verb, body)
            }
            SocialCardCard {
                objectName: "social_card_reader"
                width: parent.width
                now: bench.socialCardReader
                onAct: (verb, body) => bench.act("social_card_reader", verb, body)
            }
            SheetScannerCard {
                objectName: "sheet_scanner"
                width: parent.width
                now: bench.sheetScanner
                onAct: (verb, body) => bench.act("sheet_scanner", verb, body)
            }
            DocumentPrinterCard {
                objectName: "document_printer"
                width: parent.width
                now: bench.documentPrinter
                onAct: (verb, body) => bench.act("document_printer", verb, body)
            }
            SignaturePadCard {
                objectName: "signature_pad"
                width: parent.width
                now: bench.signaturePad
                onAct: (verb, body) => bench.act("signature_pad", verb, body)
            }
            SensorsCard {
                objectName: "sensors"
                width: parent.width
                now: bench.sensors
                onAct: (verb, body) => bench.act("sensors", verb, body)
            }
        }
        Column {
            id: right
            x: 32 + page.columnWidth
            y: 16
            width: page.columnWidth
            spacing: 16

            LineCard {
                objectName: "line"
                width: parent.width
                now: bench.line
                onAct: (verb, body) => bench.act("line", verb, body)
            }
            ReviewPadCard {
                objectName: "review_pad"
                width: parent.width
                now: bench.reviewPad
                onAct: (verb, body) => bench.act("review_pad", verb, body)
            }
            PrinterCard {
                objectName: "receipt_printer"
                width: parent.width
                // What is around the tray takes 258.
                trayHeight: Math.max(372, page.height - y - 32 - 258)
                now: bench.receiptPrinter
                slipSource: bench.slipSource
                onAct: (verb, body) => bench.act("receipt_printer", verb, body)
            }
        }
    }
}
