"""The page a resident's phone opens: one button, nothing loaded from anywhere else.

Made for 360 pixels of width. Script and style stand inside, allowed by their digests only.
"""

from __future__ import annotations

import base64
import hashlib

from starlette.responses import Response

_STYLE = """
body{margin:0;padding:24px 20px;font:20px/1.5 sans-serif;color:#1a1a1a;background:#fff}
h1{font-size:26px;margin:0 0 8px}p{margin:0 0 16px}
label{display:block;background:#0b5cad;color:#fff;text-align:center;padding:20px;
border-radius:10px;font-size:24px}
input{position:absolute;opacity:0;width:1px;height:1px}
input:focus+label{outline:4px solid #f5a623}
li{margin:12px 0;padding:12px;border:1px solid #767676;border-radius:8px;list-style:none}
ol{padding:0}.bad{border-color:#b3261e;color:#b3261e}.good{border-color:#1b6e3c;color:#1b6e3c}
"""
_SCRIPT = """
const said={410:'这个码已经失效，请在终端上再要一个。',409:'张数满了。',413:'这张太大了，请重拍。',
415:'这个文件不是照片。',503:'现在人多，请稍等再试。'};
const list=document.querySelector('ol');
document.querySelector('input').addEventListener('change',async e=>{
const files=[...e.target.files];e.target.value='';
for(const file of files){const row=document.createElement('li');
row.textContent='正在发送……';list.append(row);
try{const r=await fetch(location.pathname,{method:'POST',body:file,cache:'no-store'});
row.className=r.ok?'good':'bad';
row.textContent=r.ok?'已发到终端。请看终端屏幕。':(said[r.status]||'没有发出去，请再试一次。');
}catch{row.className='bad';row.textContent='没有发出去，请检查网络再试。';}}
});
"""


def upload() -> Response:
    """The page with its button."""
    body = (
        "<h1>把照片发到自助终端</h1>"
        "<p>照片只发到您面前这台终端。办完或过十分钟就删除。</p>"
        '<input id="photo" type="file" accept="image/jpeg,image/png" multiple>'
        '<label for="photo">拍照或选照片</label><ol aria-live="polite"></ol>'
        f"<script>{_SCRIPT}</script>"
    )
    return _page(body, 200)


def ended() -> Response:
    """What stands there when a code has ended. Says nothing about whether it ever was one."""
    body = "<h1>这个码已经失效</h1><p>请在终端上再要一个新的码。</p>"
    return _page(body, 410)


def _page(body: str, status: int) -> Response:
    text = (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>发照片</title><style>{_STYLE}</style></head><body>{body}</body></html>"
    )
    policy = (
        f"default-src 'none'; style-src '{_digest(_STYLE)}'; script-src '{_digest(_SCRIPT)}';"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    return Response(text, status, headers, "text/html; charset=utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
