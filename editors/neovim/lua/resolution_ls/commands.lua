-- What :ResolutionCompare, :ResolutionSearch and the others do; and the commands of lenses, in this editor's own lists.
local M = {}

local NAME = "resolution_ls"

--- The client that serves a buffer; says so where there is none.
local function client_of(buffer)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local client = get({ bufnr = buffer, name = NAME })[1] or get({ name = NAME })[1]
  if not client then
    vim.notify("resolution-ls serves no buffer here", vim.log.levels.WARN)
  end
  return client
end

--- Sends a request and calls `done` with its result; errors are shown.
local function request(client, method, params, buffer, done)
  local function handler(error, result)
    if error then
      vim.notify(error.message or tostring(error), vim.log.levels.ERROR)
    else
      done(result)
    end
  end
  -- A method from 0.11 on, a function before.
  if vim.fn.has("nvim-0.11") == 1 then
    client:request(method, params, handler, buffer)
  else
    client.request(method, params, handler, buffer)
  end
end

local function ask(command, arguments, done)
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if client then
    local params = { command = "resolution-ls." .. command, arguments = arguments }
    request(client, "workspace/executeCommand", params, buffer, function(result)
      done(result, client)
    end)
  end
end

local function position(client)
  local params = vim.lsp.util.make_position_params(0, client and client.offset_encoding or "utf-16")
  return params.position, params.textDocument.uri
end

--- Locations with a line of words each, as a list that `:cnext` goes through.
local function list(title, places, client)
  if #places == 0 then
    vim.notify(title .. ": nothing", vim.log.levels.INFO)
    return
  end
  local items = {}
  for _, place in ipairs(places) do
    local item = vim.lsp.util.locations_to_items({ place.location }, client.offset_encoding)[1]
    if item then
      item.text = place.text or item.text
      table.insert(items, item)
    end
  end
  vim.fn.setqflist({}, " ", { title = title, items = items })
  vim.cmd("botright copen")
end

--- Some lines of Markdown in a window of their own.
local function show(title, lines)
  vim.cmd("botright vnew")
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].buftype, vim.bo[buffer].bufhidden, vim.bo[buffer].swapfile = "nofile", "wipe", false
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  pcall(vim.api.nvim_buf_set_name, buffer, title)
  vim.bo[buffer].modifiable = false
  vim.wo.wrap, vim.wo.linebreak, vim.wo.conceallevel = true, true, 2
  -- Its own type would have the server asked about it.
  vim.cmd("silent! set syntax=markdown")
  vim.keymap.set("n", "q", "<cmd>close<cr>", { buffer = buffer })
end

--- What changed against the base, or against a file, a symbol or a number. With `diff` both are shown as a diff.
function M.compare(other, diff)
  local uri = vim.uri_from_bufnr(0)
  local named = other ~= "" and other or vim.NIL
  if type(named) == "string" and vim.fn.filereadable(named) == 1 then
    named = vim.uri_from_fname(vim.fn.fnamemodify(named, ":p"))
  end
  ask("compare", { uri, named, "markdown" }, function(found)
    if diff then
      vim.cmd("diffthis | leftabove vsplit " .. vim.fn.fnameescape(vim.uri_to_fname(found.old.uri)) .. " | diffthis")
    else
      local name = found.old.symbol or vim.fs.basename(found.old.uri)
      show("resolution://" .. name, vim.split(found.text, "\n", { trimempty = true }))
    end
  end)
end

--- The paragraphs that hold a phrase, in the quickfix list.
function M.search(phrase)
  ask("search", { phrase }, function(found, client)
    list("“" .. phrase .. "”", vim.tbl_map(function(it)
      local symbol = type(it.symbol) == "string" and it.symbol or "…"
      return { location = it.location, text = ("%s, %s: %s"):format(symbol, it.place, it.words) }
    end, found), client)
  end)
end

--- The paragraph at the cursor in the other official languages.
function M.parallel()
  local client = client_of(0)
  if not client then
    return
  end
  local at, uri = position(client)
  ask("parallel", { uri, at }, function(rows)
    local lines = {}
    for _, row in ipairs(rows) do
      table.insert(lines, "# " .. row.place)
      for _, text in ipairs(row.texts) do
        vim.list_extend(lines, { "", "**" .. text.language .. "**", "", text.text })
      end
    end
    if #lines == 0 then
      vim.notify("no paragraph stands here", vim.log.levels.INFO)
    else
      show("resolution://parallel", lines)
    end
  end)
end

function M.official(symbol)
  if symbol ~= "" then
    return ask("openOfficialPage", { symbol }, function() end)
  end
  local client = client_of(0)
  if not client then
    return
  end
  local at, uri = position(client)
  request(client, "textDocument/moniker", { textDocument = { uri = uri }, position = at }, 0, function(found)
    if type(found) == "table" and found[1] then
      ask("openOfficialPage", { found[1].identifier }, function() end)
    else
      vim.notify("no document is cited here", vim.log.levels.INFO)
    end
  end)
end

function M.fix_all()
  ask("fixAll", { vim.uri_from_bufnr(0) }, function(count)
    vim.notify(("%d findings fixed"):format(count), vim.log.levels.INFO)
  end)
end

function M.clean_up()
  vim.lsp.buf.code_action({ apply = true, context = { only = { "source.cleanUp.resolution-ls" }, diagnostics = {} } })
end

--- The lens “2 references” lists them all, where the server's own command can show one only.
function M.setup_lenses()
  vim.lsp.commands["resolution-ls.showReferences"] = function(command, context)
    local client = vim.lsp.get_client_by_id(context.client_id)
    local uri, at = unpack(command.arguments)
    local params = { textDocument = { uri = uri }, position = at, context = { includeDeclaration = false } }
    request(client, "textDocument/references", params, context.bufnr, function(found)
      list(command.title or "references", vim.tbl_map(function(it)
        return { location = it }
      end, found or {}), client)
    end)
  end
end

return M
