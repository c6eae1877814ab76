-- Links the terms of terms.tsv in running text: longest match first, in any case, singular or plural.
-- word trie: term -> id ; longest match over Str/Space runs, case- and plural-insensitive
local trie = {}
local function strip(s) return s:match("^(%a[%a%-]*)(.*)$") end
for line in io.lines("terms.tsv") do
  local id, tip, forms = line:match("^(.-)\t(.-)\t(.*)$")
  for form in forms:gmatch("[^|]+") do
    local node = trie
    for w in form:gmatch("%S+") do node[w] = node[w] or {}; node = node[w] end
    node[1] = {id, tip}
  end
end
local function run(inlines)
  local out, i, n = pandoc.List(), 1, #inlines
  while i <= n do
    local el, hit, last, rest = inlines[i], nil, nil, nil
    if el.t == "Str" then
      local node, j = trie, i
      while j <= n and inlines[j].t == "Str" do
        local w, r = strip(inlines[j].text)
        node = w and node[w:lower()]
        if not node then break end
        if node[1] then hit, last, rest = node[1], j, r end
        if r ~= "" or j + 1 > n or (inlines[j+1].t ~= "Space" and inlines[j+1].t ~= "SoftBreak") then break end
        j = j + 2
      end
    end
    if hit then
      local txt = pandoc.List()
      for k = i, last do txt:insert(inlines[k]) end
      if rest ~= "" then txt[#txt] = pandoc.Str(strip(txt[#txt].text)) end
      out:insert(pandoc.Link(txt, "#" .. hit[1], hit[2], {class = "term"}))
      if rest ~= "" then out:insert(pandoc.Str(rest)) end
      i = last + 1
    else
      out:insert(el); i = i + 1
    end
  end
  return out
end
local skip = false
return {{ traverse = "topdown",
  Div = function(d) if d.identifier == "glossary-list" then return d, false end end,
  Header = function(h) return h, false end, Note = function(x) return x, false end,
  Para = function(p) p.content = run(p.content); return p end }}
