-- Drives a real Neovim with the shipped plugin against the real server. run.sh starts it:
--   nvim --headless A_RES_75_180.txt +'luafile tests/editors/neovim.lua'
-- where init.lua is the README's snippet, editors/neovim is a package, and the server is first on PATH.
-- Prints one line a check; exits 0 when all were met, 1 when one was not, 2 when the script broke.

local LABEL = vim.env.RLS_LABEL or "neovim"
local failed = 0

local function check(name, ok, got)
  if ok then
    io.stdout:write(("ok %s: %s\n"):format(LABEL, name))
  else
    failed = failed + 1
    io.stdout:write(("\nFAILED %s: %s%s\n"):format(LABEL, name, got ~= nil and " (got: " .. vim.inspect(got) .. ")" or ""))
  end
  return ok
end

--- Lets Neovim work until `condition` holds, at most ten seconds.
local function wait(condition)
  return (vim.wait(10000, condition, 10))
end

local function lines_of(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

--- Row (from 1) and column in bytes (from 0) of `word` in the first line that holds it.
local function find(buffer, word)
  for row, line in ipairs(lines_of(buffer)) do
    local column = line:find(word, 1, true)
    if column then
      return row, column - 1
    end
  end
  error("the document has no " .. word)
end

local function go_to(buffer, word, offset)
  vim.api.nvim_set_current_buf(buffer)
  local row, column = find(buffer, word)
  vim.api.nvim_win_set_cursor(0, { row, column + (offset or 0) })
end

local function codes(buffer)
  return vim.tbl_map(function(finding)
    return finding.code
  end, vim.diagnostic.get(buffer))
end

local function only_finding(buffer, code)
  local found = vim.diagnostic.get(buffer)
  return #found == 1 and found[1].code == code and found[1] or nil
end

--- The text of the floating window that `open` brings up.
local function float_text(open)
  open()
  local window
  wait(function()
    for _, candidate in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(candidate).relative ~= "" then
        window = candidate
        return true
      end
    end
  end)
  if not window then
    return ""
  end
  local text = table.concat(lines_of(vim.api.nvim_win_get_buf(window)), "\n")
  vim.api.nvim_win_close(window, true)
  return text
end

--- Presses the definition key's function and says in which file and on which line the cursor comes to rest.
local function jump()
  local buffer, place = vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0)
  vim.lsp.buf.definition()
  wait(function()
    local now = vim.api.nvim_win_get_cursor(0)
    return vim.api.nvim_get_current_buf() ~= buffer or now[1] ~= place[1] or now[2] ~= place[2]
  end)
  return vim.fs.basename(vim.api.nvim_buf_get_name(0)), vim.api.nvim_get_current_line()
end

local function clients(filter)
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)(filter)
end

local function main()
  vim.o.swapfile = false
  vim.o.hidden = true
  local buffer = vim.api.nvim_get_current_buf()
  local original = lines_of(buffer)
  local told = false
  vim.api.nvim_create_autocmd("DiagnosticChanged", {
    buffer = buffer,
    callback = function()
      told = true
    end,
  })

  -- Attached by the shipped configuration alone.
  check("the file is a resolution", vim.bo[buffer].filetype == "resolution", vim.bo[buffer].filetype)
  check("the resolution has colours", vim.b[buffer].current_syntax == "resolution", vim.b[buffer].current_syntax)
  local client
  wait(function()
    client = clients({ bufnr = buffer })[1]
    return client and client.initialized ~= false and next(client.server_capabilities or {}) ~= nil
  end)
  if not check("the server attaches", client ~= nil, vim.v.errmsg) then
    return
  end
  check("its name is the shipped one", client.name == "resolution_ls", client.name)
  local root = client.root_dir or client.config.root_dir
  check("its root is the folder of the file", root == vim.fs.dirname(vim.api.nvim_buf_get_name(buffer)), root)

  -- Outline.
  local names = {}
  local function walk(symbols, depth)
    for _, symbol in ipairs(symbols or {}) do
      table.insert(names, { name = symbol.name, depth = depth })
      walk(symbol.children, depth + 1)
    end
  end
  local function answer(method)
    local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
    for _, reply in pairs(vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}) do
      return reply.result
    end
  end
  walk(answer("textDocument/documentSymbol"), 0)
  local paragraphs, seventeenth = 0, nil
  for _, symbol in ipairs(names) do
    if symbol.name:match("^%d+%. %u%l+") then
      paragraphs = paragraphs + 1
      seventeenth = symbol.name:match("^17%. Decides") and symbol or seventeenth
    end
  end
  check("the outline has paragraph 17, Decides", seventeenth ~= nil, names)
  check("the outline has seventeen paragraphs", paragraphs == 17, paragraphs)
  check("paragraphs stand below the resolution", seventeenth and seventeenth.depth >= 2, seventeenth)
  vim.lsp.buf.document_symbol()
  check(
    "the outline's list shows paragraph 17",
    wait(function()
      for _, list in ipairs({ vim.fn.getqflist(), vim.fn.getloclist(0) }) do
        for _, item in ipairs(list) do
          if item.text:find("17. Decides", 1, true) then
            return true
          end
        end
      end
    end)
  )
  vim.cmd("silent! cclose | silent! lclose")
  vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))

  check("the server tells what it found in the official text", wait(function()
    return told
  end))
  check("the official text has no finding", #vim.diagnostic.get(buffer) == 0, codes(buffer))

  -- Hover.
  go_to(buffer, "Agenda item 72 (b)", 3)
  local hover = float_text(vim.lsp.buf.hover)
  check("hover on the agenda item shows its name", hover:find("Promotion and protection of human rights", 1, true) ~= nil, hover)

  -- Definitions.
  go_to(buffer, "Durban Declaration and Programme of Action,⁴", #"Durban Declaration and Programme of Action,")
  local file, line = jump()
  check("mark ⁴ leads to its text", file == "A_RES_75_180.txt" and line == "⁴ Resolution 66/3.", { file, line })
  go_to(buffer, "74/153", 1)
  file, line = jump()
  check("74/153 leads to the document that declares it", file == "the-year-before.txt" and line:find("^74/153%.") ~= nil, { file, line })
  check("that document, too, is a resolution by its content", vim.bo.filetype == "resolution", vim.bo.filetype)
  check("one server serves both", #clients({ name = "resolution_ls" }) == 1, #clients({ name = "resolution_ls" }))
  vim.api.nvim_set_current_buf(buffer)

  -- A finding comes with an edit, at its place, and goes with its fix.
  local row = find(buffer, "5. *Urges* all actors")
  vim.api.nvim_buf_set_text(buffer, row - 1, 0, row - 1, 1, { "6" })
  wait(function()
    return only_finding(buffer, "paragraph-number")
  end)
  local finding = only_finding(buffer, "paragraph-number")
  check("a wrong paragraph number is found", finding ~= nil, codes(buffer))
  check("the finding stands at the number", finding and finding.lnum == row - 1 and finding.col == 0, finding)
  vim.api.nvim_win_set_cursor(0, { row, 0 })
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { "quickfix" }, diagnostics = finding and { finding.user_data.lsp } or {} },
    filter = function(action)
      return action.isPreferred == true
    end,
  })
  check("the quick fix takes the finding away", wait(function()
    return #vim.diagnostic.get(buffer) == 0
  end), codes(buffer))
  check("the quick fix restores the text", vim.deep_equal(lines_of(buffer), original), lines_of(buffer)[row]:sub(1, 20))

  -- A note's text is taken away, and comes back.
  local note = find(buffer, "⁴ Resolution 66/3.")
  vim.api.nvim_buf_set_lines(buffer, note - 1, note, false, {})
  wait(function()
    return #vim.diagnostic.get(buffer) > 0
  end)
  finding = vim.tbl_filter(function(it)
    return it.code == "footnote-undefined"
  end, vim.diagnostic.get(buffer))[1]
  local mark_row, before_mark = find(buffer, "Programme of Action,⁴")
  check("a mark without a text is found", finding ~= nil, codes(buffer))
  check(
    "the finding stands at the mark",
    finding and finding.lnum == mark_row - 1 and finding.col == before_mark + #"Programme of Action,",
    finding
  )
  vim.cmd("silent undo")
  check("the finding goes with the undo", wait(function()
    return #vim.diagnostic.get(buffer) == 0
  end), codes(buffer))

  -- The commands: what changed, a phrase in the quickfix list, the lens that lists references.
  vim.cmd("ResolutionCompare 74/153")
  check("the comparison names both", wait(function()
    return lines_of(0)[1] == "# A/RES/74/153 → A/RES/75/180"
  end), lines_of(0)[1])
  check("the comparison shows what is new", table.concat(lines_of(0), "\n"):find(", new**", 1, true) ~= nil, lines_of(0))
  vim.cmd("close")
  vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))
  vim.cmd("ResolutionSearch durban declaration and programme")
  check("a phrase fills the quickfix list", wait(function()
    local first = vim.fn.getqflist()[1]
    return first and first.text:find("A/RES/75/180, preamble: ", 1, true) == 1
  end), vim.fn.getqflist())
  vim.cmd("cclose")
  vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))
  vim.lsp.commands["resolution-ls.showReferences"]({
    title = "references",
    arguments = { vim.uri_from_bufnr(buffer), { line = find(buffer, "⁴ Resolution 66/3.") - 1, character = 0 } },
  }, { client_id = clients({ bufnr = buffer })[1].id, bufnr = buffer })
  check("a lens lists the references", wait(function()
    return vim.fn.getqflist({ title = 1 }).title == "references"
  end), vim.fn.getqflist({ title = 1 }))
  vim.cmd("cclose")
  vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))
  local told_wrong
  local notify = vim.notify
  vim.notify = function(message)
    told_wrong = message
  end
  vim.cmd("ResolutionCompare 1/999")
  check("a resolution that is not at hand is told", wait(function()
    return told_wrong ~= nil and told_wrong:find("1/999", 1, true) ~= nil
  end), told_wrong)
  vim.notify = notify

  -- Plain text that is no resolution is left alone, by the shipped file types and by the server.
  local other = vim.fn.tempname() .. ".txt"
  vim.fn.writefile({ "Shopping", "", "1. Bread", "", "3. Butter" }, other)
  vim.cmd("edit " .. vim.fn.fnameescape(other))
  check("a shopping list is text", vim.bo.filetype == "text", vim.bo.filetype)
  check("the server is asked about text", wait(function()
    return #clients({ bufnr = 0 }) == 1
  end))
  answer("textDocument/documentSymbol")
  check("a shopping list has no finding", #vim.diagnostic.get(0) == 0, codes(0))
  vim.api.nvim_set_current_buf(buffer)

  vim.cmd("ResolutionRestart")
  check("the server is started again", wait(function()
    local again = clients({ bufnr = buffer })[1]
    return again and again.id ~= client.id and again.initialized ~= false
  end), vim.v.errmsg)

  -- Shutdown and exit go out, and the server follows them.
  local id = clients({ bufnr = buffer })[1].id
  vim.lsp.stop_client(id)
  check("the server stops when asked", wait(function()
    return vim.lsp.client_is_stopped(id)
  end))

  local said = {}
  vim.notify_once = function(message)
    table.insert(said, message)
  end
  require("resolution_ls").setup({ cmd = { "/nowhere/resolution-ls" } })
  check("a server that is not there is told", said[1] and said[1]:find("/nowhere/resolution-ls", 1, true), said)
end

local ok, trouble = xpcall(main, debug.traceback)
if not ok then
  io.stdout:write(("\nFAILED %s: the script broke (%s)\n"):format(LABEL, trouble))
end
vim.cmd((not ok and 2 or failed > 0 and 1 or 0) .. "cquit")
